import { Icon } from '@/components/ui/icon';

/** Puts the reader's choice on the page before it is first painted; public/site.js makes the choice. */
const APPLY = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

export function ThemeScript({ nonce }: { nonce?: string | undefined }) {
  // A constant of ours, not stored text: the one inline script of a page.
  return <script data-document nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: APPLY }} />;
}

/** public/site.js says which theme it switches to. */
export function ThemeButton() {
  return (
    <button type="button" className="needs-script" data-does="theme" aria-label="Switch theme" suppressHydrationWarning>
      <Icon name="theme" />
    </button>
  );
}
