import { notFound } from 'next/navigation';
import { requireEditor } from '@/lib/editors/auth';

/** An address of the desk that leads nowhere says so within the desk. */
export default async function UnknownPage(): Promise<never> {
  await requireEditor();
  notFound();
}
