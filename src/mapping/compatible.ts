export { compatible, pairsOptions, type JiraFieldKind, type Ways } from '../contract/compatible';
