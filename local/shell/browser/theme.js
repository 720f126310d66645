/** The light and dark switch of the top bar. Frames that asked for theming are told at once. */
const changed = new Set();

export const colorMode = () => document.documentElement.dataset.colorMode;

export function onColorMode(listener) {
  changed.add(listener);
}

const button = document.querySelector('[data-theme-switch]');
button?.addEventListener('click', () => {
  const mode = colorMode() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.colorMode = mode;
  document.cookie = `planlink_shell_theme=${mode}; path=/; max-age=31536000; samesite=lax`;
  button.setAttribute('aria-pressed', String(mode === 'dark'));
  for (const listener of changed) listener(mode);
});
