/** Jira's flags at the lower left, and the loud complaint when the app asks for something the shell cannot do. */
const stack = document.querySelector('[data-flags]');
const shown = new Map();
const autoDismissMs = 8000;

function button(text, onClick) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', onClick);
  return element;
}

export function showFlag({ id, title, description, type, appearance, actions = [], isAutoDismiss }) {
  closeFlag(id);
  const flag = document.createElement('div');
  flag.className = `flag flag-${appearance ?? type ?? 'info'}`;
  flag.setAttribute('role', 'alert');
  const heading = document.createElement('strong');
  heading.textContent = title ?? '';
  flag.append(heading);
  if (description !== undefined) {
    const text = document.createElement('p');
    text.textContent = description;
    flag.append(text);
  }
  for (const action of actions) flag.append(button(action.text, () => void action.onClick()));
  flag.append(button('Dismiss', () => closeFlag(id)));
  stack.append(flag);
  shown.set(id, flag);
  if (isAutoDismiss === true) setTimeout(() => closeFlag(id), autoDismissMs);
  return true;
}

export function closeFlag(id) {
  shown.get(id)?.remove();
  return shown.delete(id);
}

export function complain(message) {
  showFlag({
    id: `not-modelled-${message}`,
    title: 'Not modelled by the local platform',
    description: message,
    appearance: 'error',
  });
}
