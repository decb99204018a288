import { ButtonLink } from '@/components/ui/button';
import { BandNote } from './signup-band';

type Latest = { number: number; path: string; stories: string } | undefined;

/** The link was opened: a button does it, because programs that look at mails open links, too. */
export function PressTheButton({ email, isMove, action }: { email: string; isMove: boolean; action: string }) {
  return (
    <BandNote title={isMove ? 'Get your newsletter here?' : 'One button, and you are on the list'}>
      <p>
        {isMove ? 'From now on it would go to ' : 'The newsletter would go to '}
        <b className="address">{email}</b>.
      </p>
      <form className="signup__next" action={action} method="post">
        <button type="submit" className="btn btn--l">
          {isMove ? 'Send it here' : 'Put me on the list'}
        </button>
      </form>
    </BandNote>
  );
}

/** The button was pressed. */
export function OnTheList({ next, latest }: { next: string; latest: Latest }) {
  return (
    <BandNote title="You’re on the list">
      <p>
        {latest ? `No. ${latest.number + 1} goes out` : 'The first edition goes out'} on {next}.
        {latest && ` Meanwhile, this week’s ${latest.stories} are on the shelf.`}
      </p>
      {latest && (
        <p className="signup__next">
          <ButtonLink href={latest.path}>Read No. {latest.number}</ButtonLink>
        </p>
      )}
    </BandNote>
  );
}

/** Shown only to whoever came by a link in a mail to the address, and to nobody who only typed it. */
export function AlreadyOnTheList({ since, weekday, settings }: { since: string; weekday: string; settings: string }) {
  return (
    <BandNote title="You’re already on the list">
      <p>
        Signed up on {since}. If {weekday}s have been quiet, look in the spam folder or{' '}
        <a href={settings}>check your settings</a>.
      </p>
    </BandNote>
  );
}

export function Moved({ email, settings }: { email: string; settings: string }) {
  return (
    <BandNote title="It comes here now">
      <p>
        Your newsletter goes to <b className="address">{email}</b> from now on. Links in earlier mails no longer work;{' '}
        <a href={settings}>these are your settings</a>.
      </p>
    </BandNote>
  );
}

/** `again` is where the button posts to that asks for another link; who wanted to move asks in their settings. */
export function PastItsDate({ hours, again }: { hours: number; again: string | undefined }) {
  return (
    <BandNote title="That link is past its date">
      <p>
        Links last {hours} hours.{' '}
        {again ? 'We can send a fresh one to the same address.' : 'Ask for a fresh one in your settings.'}
      </p>
      {again && (
        <form className="signup__next" action={again} method="post">
          <button type="submit" className="btn">
            Send a new link
          </button>
        </form>
      )}
    </BandNote>
  );
}
