/** Keeps the marked parts of a page fresh, so that a person sees the sync happen without reloading. */
const everyMs = 3000;
let running = false;

const busy = (part) =>
  part.contains(document.activeElement) && document.activeElement.matches('input, select, textarea');

async function refresh() {
  if (running || document.hidden) return;
  running = true;
  try {
    const response = await fetch(location.href, { headers: { 'x-shell-live': '1' } });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-live]')) {
      const newer = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      if (newer !== null && !busy(part) && newer.innerHTML !== part.innerHTML)
        part.innerHTML = newer.innerHTML;
    }
  } catch {
    // The shell was stopped; the next round finds it again or the person closes the page.
  } finally {
    running = false;
  }
}

if (document.querySelector('[data-live]') !== null) {
  setInterval(refresh, everyMs);
  document.addEventListener('shell:refresh', refresh);
}

for (const form of document.querySelectorAll('form[data-submit-on-change]')) {
  form.addEventListener('change', () => form.requestSubmit());
}
