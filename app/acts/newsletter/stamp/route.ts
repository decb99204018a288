import { newStamp } from '@/lib/newsletter/stamp';

/** Says when a form was begun, for public/site.js, which asks when somebody enters its field. */
export function GET(): Response {
  return new Response(newStamp(new Date()), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
