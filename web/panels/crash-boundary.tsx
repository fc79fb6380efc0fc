import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../ui/notices.module.css';

/** Says what to do when the interface itself fails, instead of leaving a blank page. */
export class CrashBoundary extends Component<{ children: ReactNode }, { failure: Error | null }> {
  override state = { failure: null as Error | null };

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  override render() {
    return this.state.failure ? <Crash failure={this.state.failure} /> : this.props.children;
  }
}

function Crash({ failure }: { failure: Error }) {
  const { t } = useTranslation();
  return (
    <div className={classes.centre} role="alert">
      <h1>{t('notice.crashTitle')}</h1>
      <p>{t('notice.crashText')}</p>
      <pre>{failure.message}</pre>
    </div>
  );
}
