import Link from 'next/link';
import { DeskPage } from '@/components/editors/desk-page';

export default function DeskNotFound() {
  return (
    <DeskPage title="Nothing on this shelf">
      <p>There is no such page at the desk. What it showed may have been removed, or the address has a slip in it.</p>
      <p>
        <Link className="cbtn" href="/admin">
          Go to the dashboard
        </Link>
      </p>
    </DeskPage>
  );
}
