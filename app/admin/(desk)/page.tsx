import type { Metadata } from 'next';
import { DeskPage } from '@/components/editors/desk-page';
import { requireEditor } from '@/lib/editors/auth';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage() {
  await requireEditor();
  return <DeskPage title="Dashboard">{null}</DeskPage>;
}
