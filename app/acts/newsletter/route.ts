import { goOn, networkOfPost, readForm } from '@/lib/newsletter/read-form';
import { sealStep, type Step } from '@/lib/newsletter/sealed-step';
import { signUp } from '@/lib/newsletter/sign-up';
import { signUpFormFrom } from '@/lib/newsletter/sign-up-form';
import { stampToKeep } from '@/lib/newsletter/stamp';

/** Somebody presses "Sign up free": the door brings a POST to /newsletter here. */
export async function POST(request: Request): Promise<Response> {
  const now = new Date();
  const form = signUpFormFrom(await readForm(request), request.headers.get('sec-fetch-site'));
  const signedUp = await signUp({ form, network: networkOfPost(request), now });
  const { email, through } = form;
  const next: Step = { kind: 'asked', email: email.trim(), through, at: now.getTime(), problem: '', stamp: '' };
  if (signedUp.ok) return goOn(`/newsletter/step/${sealStep(next)}`);
  const kind = signedUp.reason;
  const problem = 'problem' in signedUp ? signedUp.problem : '';
  const at = 'until' in signedUp ? signedUp.until.getTime() : next.at;
  return goOn(`/newsletter/step/${sealStep({ ...next, kind, problem, at, stamp: stampToKeep(form.stamp, now) })}`);
}
