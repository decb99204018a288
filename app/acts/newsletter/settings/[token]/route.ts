import { changePreferences } from '@/lib/newsletter/change-preferences';
import { goOn, networkOfPost, readForm } from '@/lib/newsletter/read-form';
import { sealStep } from '@/lib/newsletter/sealed-step';

/** Somebody changes what they get, by the link in their mail. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const now = new Date();
  const form = Object.fromEntries(await readForm(request));
  const changed = await changePreferences({ token, form, network: networkOfPost(request), now });
  if (!changed.ok && changed.reason === 'no such link') return goOn(`/newsletter/settings/${token}`);
  const done = sealStep({
    ...{ through: 'newsletter', at: now.getTime(), stamp: '' },
    kind: changed.ok ? 'asked' : 'wrong',
    email: changed.ok ? (changed.sentTo ?? '') : (form.email ?? ''),
    problem: changed.ok ? '' : changed.problem,
  });
  return goOn(`/newsletter/settings/${token}?done=${done}`);
}
