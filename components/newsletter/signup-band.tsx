import type { ReactNode } from 'react';
import type { SignUpPlace } from '@/lib/newsletter/sign-up-words';
import { SignupForm, type SignupAsked } from './signup-form';

type Props = {
  words: { title: string; slim: string; text: string; hint: string; button: string };
  through: SignUpPlace;
  /** What was typed and what came of it, where the form is shown again. */
  asked?: SignupAsked;
};

/** The band with the form: tall on the front page and on the newsletter's own, one line on the others. */
export function SignupBand({ words, through, asked }: Props) {
  const isSlim = through === 'briefing' || through === 'story';
  const form = <SignupForm words={words} through={through} asked={asked} isSlim={isSlim} />;
  return (
    <Band slim={isSlim}>
      {isSlim ? (
        <h2 className="d3" id="sign-up">
          {words.slim}
        </h2>
      ) : (
        <div>
          <h2 className="d0" id="sign-up">
            {words.title}
          </h2>
          <p className="signup__text">{words.text}</p>
        </div>
      )}
      {form}
    </Band>
  );
}

/** The band around what is said; public/site.js replaces what is in it by what the next page has in its own. */
export function Band({ slim, wide, children }: { slim?: boolean; wide?: boolean; children: ReactNode }) {
  return (
    <section className={`signup ${slim ? 'signup--slim' : 'signup--full'}`} aria-labelledby="sign-up">
      <div className={wide ? 'signup__done' : 'signup__in'} data-sign-up="">
        {children}
      </div>
    </section>
  );
}

/** What is said in the band when there is nothing to fill in: a heading, a sentence or two, and what to do next. */
export function BandNote({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  return (
    <Band wide>
      <div>
        <h2 className="d3" id="sign-up" tabIndex={-1}>
          {title}
        </h2>
        <div className="signup__text">{children}</div>
      </div>
      {beside}
    </Band>
  );
}
