import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CheckYourInbox } from '@/components/newsletter/check-your-inbox';
import { SignupBand } from '@/components/newsletter/signup-band';
import { ReaderPage } from '@/components/site/reader-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { formatInstant } from '@/lib/dates';
import { openStep, type Step } from '@/lib/newsletter/sealed-step';
import { HOUR } from '@/lib/newsletter/sign-up';
import { LINK_HOURS, signUpWords } from '@/lib/newsletter/sign-up-words';
import { sureOf } from '@/lib/newsletter/sure';
import { getSettings, type Settings } from '@/lib/settings';

type Props = { params: Promise<{ step: string }> };

const isDone = ({ kind }: Step) => kind === 'asked' || kind === 'not again yet';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const step = openStep((await params).step);
  if (!step) notFound();
  const title = isDone(step) ? 'Check your inbox' : step.kind === 'once more' ? 'Press once more' : 'Not signed up yet';
  return { title, robots: { index: false } };
}

/** What came of a form to sign up. The address holds it, sealed: a reload shows the same and posts nothing. */
export default async function StepPage({ params }: Props) {
  const sealed = (await params).step;
  const step = openStep(sealed);
  if (!step) notFound();
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  return (
    <ReaderPage settings={settings} latest={latest}>
      <h1 className="vh">Get {settings.siteName} by email</h1>
      {isDone(step) ? (
        <CheckYourInbox
          email={step.email}
          siteName={settings.siteName}
          when={whenIn(step.at, settings)}
          notBefore={step.kind === 'asked' ? undefined : formatInstant(new Date(step.at + HOUR), settings).time}
          hours={LINK_HOURS}
          again={`/newsletter/again/${sealed}`}
          stories={settings.slots}
          latest={latest}
        />
      ) : (
        <SignupBand words={signUpWords(settings)} through={step.through} asked={askedIn(step, settings)} />
      )}
    </ReaderPage>
  );
}

function whenIn(at: number, settings: Settings): string {
  const { day, time } = formatInstant(new Date(at), settings);
  return `${day}, ${time}`;
}

function askedIn({ kind, email, stamp, problem, at }: Step, settings: Settings) {
  const until = formatInstant(new Date(at), settings).time;
  const words = {
    wrong: problem,
    meant: problem,
    'once more': 'Press the button once more, so that we know a person asked.',
    'too many': `Too many people have asked from where you are. Try again after ${until}.`,
  }[kind as 'wrong' | 'meant' | 'once more' | 'too many'];
  return { email, stamp, problem: words, isWrong: kind === 'wrong', sure: kind === 'wrong' ? '' : sureOf(email) };
}
