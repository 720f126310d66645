import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio/slim';
import type { PageEgress } from './ui-modules';

const reportDirective = 'report-uri ';

/**
 * The header Forge's CDN sends in production for this page, made by Atlassian's own package. Only the address
 * that reports go to is ours: `/csp-report` of the same resource.
 *
 * @param shellOrigin stands for the site's own host name, which may frame the resource
 */
export function contentSecurityPolicy(page: string, external: PageEgress, shellOrigin: string): string {
  const processing = new CSPProcessingService({ info: (message) => console.warn(message) }, load);
  const directives = new CSPInjectionService().getInjectableCSP({
    existingCSPDetails: processing.getCspDetails(page, { external }),
    microsEnv: 'prod',
    hostname: shellOrigin,
  });
  return directives
    .map((directive) => (directive.startsWith(reportDirective) ? `${reportDirective}/csp-report` : directive))
    .join('; ');
}
