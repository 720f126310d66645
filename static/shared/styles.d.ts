declare module '*.module.css' {
  const names: Readonly<Record<string, string>>;
  export default names;
}
declare module 'virtual:design-tokens.css';
declare module '@atlaskit/css-reset';
