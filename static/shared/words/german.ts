export { ui } from './de/ui';
export { errors } from './de/errors';
