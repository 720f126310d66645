import { view } from '@forge/bridge';
import { mount } from '../shared/mount';
import { AdminApp } from './admin-app';

const history = view.createHistory();

void history.then((opened) => mount(<AdminApp history={opened} />));
