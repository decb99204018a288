import { ButtonLink } from '@/components/ui/button';

type Props = { email: string; siteName: string; action: string; settings: string };

/** One button, no questions. */
export function LeaveForm({ email, siteName, action, settings }: Props) {
  return (
    <div className="standing">
      <header className="page-head">
        <div>
          <h1 className="d1">Leave the list</h1>
          <p className="stand">
            One click, no questions. {siteName} goes to <span className="address">{email}</span> now.
          </p>
        </div>
      </header>
      <form className="tools" action={action} method="post">
        <input type="hidden" name="from" value="page" />
        <button className="btn btn--l" type="submit">
          Unsubscribe
        </button>
        <ButtonLink href={settings} look="line" large>
          Have a rest instead
        </ButtonLink>
      </form>
    </div>
  );
}
