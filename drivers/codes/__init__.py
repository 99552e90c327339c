"""QR codes and bar codes: scanners that type, and pictures of codes from a camera or a file."""
