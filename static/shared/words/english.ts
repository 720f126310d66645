export { ui } from './en/ui';
export { errors } from './en/errors';
