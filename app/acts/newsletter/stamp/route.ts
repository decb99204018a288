import { newStamp, workAsked } from '@/lib/newsletter/stamp';

/** Says when a form was begun and what work it asks for, for public/site.js, which asks when somebody enters its field. */
export function GET(): Response {
  return Response.json({ stamp: newStamp(new Date()), work: workAsked() });
}
