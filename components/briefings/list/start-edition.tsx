import { Icon } from '@/components/ui/icon';
import { formatDay, type PlainDate } from '@/lib/dates';
import { countInWords } from '@/lib/words';

type StartEditionProps = {
  start: (form: FormData) => Promise<void>;
  editionDate: PlainDate;
  leftovers: number;
  locale: string;
};

/** Starts the edition of the next free day: empty, or with what the one before left over. The day is part of the order. */
export function StartEdition({ start, editionDate, leftovers, locale }: StartEditionProps) {
  return (
    <>
      {leftovers > 0 && (
        <form action={start}>
          <input type="hidden" name="date" value={editionDate} />
          <input type="hidden" name="leftovers" value="yes" />
          <button type="submit" className="cbtn cbtn--long">
            From {countInWords(leftovers, 'leftover', 'leftovers')}
          </button>
        </form>
      )}
      <form action={start}>
        <input type="hidden" name="date" value={editionDate} />
        <button type="submit" className="cbtn cbtn--ink">
          <Icon name="plus" />
          New edition<span className="hide-s"> for {formatDay(editionDate, locale)}</span>
        </button>
      </form>
    </>
  );
}
