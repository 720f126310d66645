/**
 * The question Jira asks an administrator when an app wants to reach a host of the customer's choice.
 *
 * @param {string} app name of the app
 * @param {{domain: string, description: string}[]} domains
 * @returns {Promise<boolean>} whether the administrator pressed Allow
 */
export function approveEgress(app, domains) {
  const dialog = document.createElement('dialog');
  dialog.className = 'egress';
  dialog.setAttribute('aria-labelledby', 'egress-title');
  const heading = document.createElement('h2');
  heading.id = 'egress-title';
  heading.textContent = `Allow ${app} to connect to external domains?`;
  const explanation = document.createElement('p');
  explanation.textContent = `${app} wants to send data to and receive data from these domains. Allow only domains you trust.`;
  const list = document.createElement('dl');
  for (const { domain, description } of domains) {
    const term = document.createElement('dt');
    term.textContent = domain;
    const detail = document.createElement('dd');
    detail.textContent = description;
    list.append(term, detail);
  }
  const allow = choice('Allow', 'primary');
  const cancel = choice('Cancel', '');
  const buttons = document.createElement('p');
  buttons.className = 'buttons';
  buttons.append(cancel, allow);
  dialog.append(heading, explanation, list, buttons);
  document.body.append(dialog);
  dialog.showModal();
  cancel.focus();
  return new Promise((resolve) => {
    const end = (allowed) => {
      dialog.remove();
      resolve(allowed);
    };
    allow.addEventListener('click', () => end(true));
    cancel.addEventListener('click', () => end(false));
    dialog.addEventListener('cancel', () => end(false));
  });
}

function choice(text, className) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.className = className;
  return button;
}
