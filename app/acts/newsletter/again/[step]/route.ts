import { askAgain } from '@/lib/newsletter/ask-again';
import { goOn, networkOfPost } from '@/lib/newsletter/read-form';
import { openStep, sealStep } from '@/lib/newsletter/sealed-step';

/** Somebody asks for another link to the address that the step holds. */
export async function POST(request: Request, { params }: { params: Promise<{ step: string }> }): Promise<Response> {
  const step = openStep((await params).step);
  if (!step) return goOn('/newsletter/step/void');
  const next = await askAgain({ step, network: networkOfPost(request), now: new Date() });
  return goOn(`/newsletter/step/${sealStep(next)}`);
}
