import { toDataURL } from 'qrcode';

/** A QR code as an image address (data:), black on white with the quiet zone that cameras need. */
export function drawQr(text: string): Promise<string> {
  return toDataURL(text, { margin: 4, scale: 5 });
}
