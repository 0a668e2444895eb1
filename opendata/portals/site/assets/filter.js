// The filter of a dataset's table. The page shows the newest rows without it; with it, all rows are
// searched. They come as a script, because a page opened from a folder may not fetch a file.
"use strict";
(function () {
  const LIMIT = 200;
  const form = document.querySelector("form.filter");
  if (!form) return;
  const input = form.querySelector("input");
  const found = document.getElementById("found");
  const table = document.getElementById("rows");
  const body = table.tBodies[0];
  const titleColumn = Number(form.dataset.title);
  const labels = Array.from(table.tHead.rows[0].cells, (cell) => cell.textContent);
  const firstBody = body.cloneNode(true);
  const firstText = found.textContent;
  let haystack = null; // one folded string per row, made when the rows have come
  let loading = null;
  let waiting = 0;

  function fold(text) {
    return text
      .normalize("NFC")
      .toLocaleLowerCase("uk")
      .replace(/[\u2019\u02bc\u2018`\u2032]/g, "'")
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/[\u00ab\u00bb\u201c\u201d\u201e"]/g, "")
      .replace(/\s+/g, " ")
      .trim();
  }

  function load() {
    if (!loading) {
      loading = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = form.dataset.rows;
        script.charset = "utf-8";
        script.onload = resolve;
        script.onerror = () => { loading = null; reject(new Error("rows")); };
        document.head.append(script);
      }).then(() => {
        haystack = window.opendataRows.map((row) => {
          const text = row.slice(0, -1).join(" \n ");
          const iso = text.replace(/(\d{2})\.(\d{2})\.(\d{4})/g, "$3-$2-$1");
          return fold(text) + (iso === text ? "" : " " + fold(iso));
        });
      });
    }
    return loading;
  }

  function cell(text, column, address) {
    const td = document.createElement("td");
    td.dataset.label = labels[column];
    if (column === titleColumn) td.className = "title";
    if (column === titleColumn && address) {
      const link = document.createElement("a");
      link.href = address.split("/").map(encodeURIComponent).join("/");
      if (!/\.(pdf|txt)$/i.test(address)) link.download = ""; // as in the page: see search.py
      link.textContent = text;
      td.append(link);
    } else {
      td.textContent = text;
    }
    return td;
  }

  function show(rows) {
    const lines = rows.map((row) => {
      const tr = document.createElement("tr");
      const address = row[row.length - 1];
      tr.append(...row.slice(0, -1).map((text, column) => cell(text, column, address)));
      return tr;
    });
    body.replaceChildren(...lines);
  }

  function search() {
    const words = fold(input.value).split(" ").filter(Boolean);
    if (!words.length) {
      body.replaceChildren(...firstBody.cloneNode(true).children);
      found.textContent = firstText;
      return;
    }
    const hits = [];
    haystack.forEach((text, number) => {
      if (words.every((word) => text.includes(word))) hits.push(window.opendataRows[number]);
    });
    show(hits.slice(0, LIMIT));
    const count = hits.length.toLocaleString("uk");
    found.textContent = "знайдено: " + count +
      (hits.length > LIMIT ? ". Показано перші " + LIMIT + "; уточніть пошук або завантажте файл." : "");
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      load().then(search, () => {
        found.textContent = "Не вдалося завантажити записи для пошуку. Спробуйте ще раз або завантажте файл.";
      });
    }, 120);
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); soon(); });
  input.addEventListener("focus", () => { load().catch(() => {}); }, { once: true });
  input.addEventListener("input", soon);
})();
