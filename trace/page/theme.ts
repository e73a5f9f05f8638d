import { button } from './element.ts';

/** What follows what: as the system has it, light, dark. */
const THEMES = ['auto', 'light', 'dark'] as const;

type Theme = (typeof THEMES)[number];

const KEY = 'zfskit-trace-theme';

/** A button that goes from theme to theme, and remembers the last one where the browser allows it. */
export function themeButton(onChange: () => void): HTMLButtonElement {
  const made = button('', { class: 'theme' }, () =>
    apply(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'),
  );
  let theme: Theme = 'auto';
  const apply = (next: Theme) => {
    theme = next;
    document.documentElement.dataset['theme'] = next;
    made.textContent = `Theme: ${next}`;
    remember(next);
    onChange();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange);
  apply(THEMES.find((name) => name === remembered()) ?? 'auto');
  return made;
}

/** Storage is forbidden in some browsers' files; the page does without it. */
function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {}
}
