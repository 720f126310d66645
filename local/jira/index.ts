export { createJiraTwin, type JiraTwin, type JiraTwinOptions } from './twin';
