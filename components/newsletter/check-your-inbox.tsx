import { EditionBarcode } from '@/components/briefings/edition-barcode';
import { BandNote } from './signup-band';
import { Receipt } from './receipt';

type Props = {
  email: string;
  siteName: string;
  /** When the link was asked for, as it stands on the receipt. */
  when: string;
  /** From when on another may be asked for, if that was tried too early. */
  notBefore: string | undefined;
  hours: number;
  /** Where the button posts to that asks for another link. */
  again: string;
  stories: number;
  latest: { number: number; editionDate: string } | undefined;
};

/** After the first step: the link is on its way. The same whether the address is new or known. */
export function CheckYourInbox({ email, siteName, when, notBefore, hours, again, stories, latest }: Props) {
  const receipt = (
    <Receipt
      from={siteName}
      when={when}
      lines={[
        ['Weekly newsletter × 1', '£0.00'],
        [`Stories × ${stories}`, '£0.00'],
      ]}
      total={['Total', '£0.00']}
    >
      {latest && <EditionBarcode number={latest.number} date={latest.editionDate} />}
    </Receipt>
  );
  return (
    <BandNote title="Check your inbox" beside={receipt}>
      <p>
        We have sent a link to <b className="address">{email}</b>. Open it within {hours} hours and you are on the list.
      </p>
      {notBefore && (
        <p role="status">
          We send one link an hour at most. Look in the spam folder; from {notBefore} on we can send another.
        </p>
      )}
      <form className="signup__next" action={again} method="post">
        <button type="submit" className="linklike">
          Send it again
        </button>{' '}
        or <a href="/newsletter">change the address</a>
      </form>
    </BandNote>
  );
}
