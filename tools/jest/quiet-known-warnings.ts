/**
 * Lines that a dependency prints on every load and that nobody here can act on. Anything else stays visible,
 * so that new noise is noticed.
 */
const known = [
  // The authorisation server of the sandbox platform prefers Node 22; it is tested on 20 as well.
  /^oidc-provider WARNING: Unsupported runtime/,
];

for (const level of ['warn', 'info'] as const) {
  const original = console[level].bind(console);
  console[level] = (...values: unknown[]) => {
    const text = values.map(String).join(' ');
    if (!known.some((pattern) => pattern.test(text))) original(...values);
  };
}
