import { Bars } from '@/components/ui/bars';
import { editionBarcode } from '@/lib/barcode';

/** An edition's number and date as a barcode with its digits below. */
export function EditionBarcode({ number, date }: { number: number; date: string }) {
  const { digits, modules } = editionBarcode(number, date);
  return (
    <span className="barcode" aria-hidden="true">
      <Bars modules={modules} />
      <span className="barcode__digits">
        <span>{digits.slice(0, 1)}</span>
        <span>{digits.slice(1, 7)}</span>
        <span>{digits.slice(7)}</span>
      </span>
    </span>
  );
}
