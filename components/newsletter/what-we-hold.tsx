/** How to leave, at the end of the settings. */
export function Leave({ action }: { action: string }) {
  return (
    <form className="prefs__leave" action={action} method="post">
      <h2 className="d5">Leave</h2>
      <p className="note">One click, no questions. Nothing comes after it.</p>
      <input type="hidden" name="from" value="page" />
      <button className="btn btn--line" type="submit">
        Unsubscribe
      </button>
    </form>
  );
}

/** What is stored about a reader, as a file, and how to have it erased. */
export function WhatWeHold({ data, forget }: { data: string; forget: string }) {
  return (
    <aside className="panel" aria-labelledby="held">
      <h2 className="label" id="held">
        What we hold
      </h2>
      <p className="note">
        Your email address, the date you joined, these settings, and which mails we sent you. Not whether you open them.
      </p>
      <p>
        <a href={data}>Download it</a> or <a href="/privacy#newsletter">read the policy</a>
      </p>
      <details>
        <summary>Erase me</summary>
        <p className="note">
          Your address and everything with it goes, at once and for good. It cannot be brought back; you can sign up
          again.
        </p>
        <form action={forget} method="post">
          <button className="btn btn--line" type="submit">
            Erase everything
          </button>
        </form>
      </details>
    </aside>
  );
}
