import { Icon } from '@/components/ui/icon';
import type { SignUpPlace } from '@/lib/newsletter/sign-up-words';

export type SignupAsked = {
  email: string;
  stamp: string;
  /** What is wrong, or what is asked. */
  problem: string;
  /** Whether it is the address that is wrong. */
  isWrong: boolean;
  /** The address that the person means, if they press again. */
  sure: string;
};

type Props = {
  words: { hint: string; button: string };
  through: SignUpPlace;
  asked: SignupAsked | undefined;
  /** In one line: the label is there for those who hear it. */
  isSlim: boolean;
};

/** The form to sign up. It works as it is; public/site.js sends it without leaving the page. */
export function SignupForm({ words, through, asked, isSlim }: Props) {
  return (
    <form action="/newsletter" method="post" noValidate data-sends="sign-up">
      <label className={isSlim ? 'vh' : 'field__label'} htmlFor="sign-up-email">
        Email address
      </label>
      <div className="signup__row">
        <input
          className="input input--l"
          id="sign-up-email"
          name="email"
          type="email"
          autoComplete="email"
          placeholder={isSlim ? 'Email address' : 'you@shop.co.uk'}
          required
          defaultValue={asked?.email}
          aria-invalid={asked?.isWrong ? true : undefined}
          aria-describedby={asked?.problem ? 'sign-up-problem sign-up-hint' : 'sign-up-hint'}
        />
        <button className="btn btn--l" type="submit" data-busy="Signing you up">
          {words.button}
        </button>
      </div>
      {asked?.problem && <Problem id="sign-up-problem">{asked.problem}</Problem>}
      <div role="alert">
        <template data-failed="">
          <Problem>We could not reach the till. Try again in a minute.</Problem>
        </template>
      </div>
      <p className="field__hint" id="sign-up-hint">
        {words.hint} <a href="/privacy#newsletter">What we keep and why</a>
      </p>
      <p className="signup__trap" aria-hidden="true">
        <label htmlFor="sign-up-website">Leave this empty</label>
        <input id="sign-up-website" name="website" type="text" tabIndex={-1} autoComplete="off" />
      </p>
      <input type="hidden" name="through" value={through} />
      <input type="hidden" name="sure" value={asked?.sure ?? ''} />
      <input type="hidden" name="proof" value="" />
      <input type="hidden" name="stamp" value={asked?.stamp ?? ''} />
    </form>
  );
}

/** What is wrong, under the field it is about. */
export function Problem({ id, children }: { id?: string; children: string }) {
  return (
    <p className="error" id={id}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
