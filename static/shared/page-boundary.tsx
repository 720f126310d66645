import { router } from '@forge/bridge';
import Button from '@atlaskit/button/new';
import { Component, type ReactNode } from 'react';
import layout from './layout.module.css';
import { PageTitle } from './page-title';
import { useLanguage } from './reader';

function Failed() {
  const { say } = useLanguage();
  return (
    <main className={layout['page']}>
      <PageTitle takeFocus>{say('page.failed')}</PageTitle>
      <p className={layout['text']}>{say('page.failedWhy')}</p>
      <div>
        <Button appearance="primary" onClick={() => void router.reload()}>
          {say('page.reload')}
        </Button>
      </div>
    </main>
  );
}

interface Props {
  readonly children: ReactNode;
}

/**
 * A part of the page that is fetched when it is opened may not come: without this React takes the whole page away and
 * leaves it white.
 */
export class PageBoundary extends Component<Props, { readonly failed: boolean }> {
  constructor(props: Props) {
    super(props);
    this.state = { failed: false };
  }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}
