/** Jira's modal around a resource of the app: the frame inside is a full app frame with `extension.modal` set. */
const widths = {
  small: '400px',
  medium: '600px',
  large: '800px',
  xlarge: '968px',
  max: '94vw',
  fullscreen: '100vw',
};

export async function openModal(options, placement, connectFrame) {
  const response = await fetch('/__shell/modal', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ placement, resource: options.resource, context: options.context }),
  });
  if (!response.ok) throw new Error(await response.text());
  const opened = await response.json();

  const dialog = document.createElement('dialog');
  dialog.className = 'app-modal';
  dialog.style.width = options.size?.width ?? widths[options.size] ?? widths.medium;
  const frame = document.createElement('iframe');
  frame.title = options.title === '' ? opened.title : options.title;
  Object.assign(frame.dataset, {
    placement: opened.placement,
    base: '',
    src: opened.src,
    title: opened.title,
  });
  frame.setAttribute('sandbox', opened.sandbox);
  dialog.append(frame);
  document.body.append(dialog);
  const close = (payload) => {
    dialog.remove();
    void options.onClose(payload);
  };
  connectFrame(frame, { close });
  dialog.showModal();
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (options.closeOnEscape) close();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && options.closeOnOverlayClick) close();
  });
  return true;
}
