import { ButtonLink } from '@/components/ui/button';
import { Receipt } from './receipt';

type Props = {
  email: string;
  siteName: string;
  when: string;
  /** Where the button posts to by which somebody asks to come back. */
  again: string;
  settings: string;
};

/** Somebody has left: nothing more comes, and what is still stored can go, too. */
export function CheckedOut({ email, siteName, when, again, settings }: Props) {
  return (
    <div className="empty-shelf">
      <div className="split checked-out">
        <div className="empty-shelf__goods">
          <h1 className="d1">You’re checked out.</h1>
          <p className="stand">
            We will not write to <span className="address">{email}</span> again. The site stays open, and nobody has to
            sign in.
          </p>
          <form className="tools" action={again} method="post">
            <button className="btn btn--accent btn--l" type="submit">
              Put me back on the list
            </button>
            <ButtonLink href="/" look="line" large>
              Go to the front page
            </ButtonLink>
          </form>
          <p className="note">
            Coming back takes a link that we send you. <a href={settings}>See what we still hold, or have it erased</a>.
          </p>
        </div>
        <Receipt
          from={siteName}
          when={when}
          lines={[['Weekly newsletter × 1', 'returned']]}
          total={['Refund due', '£0.00']}
        >
          <p className="receipt__top">Thank you for reading.</p>
        </Receipt>
      </div>
      <div className="bay__rail" />
    </div>
  );
}
