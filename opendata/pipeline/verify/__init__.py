"""``opendata verify``: trust nothing that was said before; read it all again."""

from opendata.pipeline.verify.result import Verification
from opendata.pipeline.verify.workspace import verify_workspace

__all__ = ["Verification", "verify_workspace"]
