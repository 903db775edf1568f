import { Link2 } from 'lucide-react';
import type { Target } from '../../../../shared/ipc/export.ts';
import { openConnect } from '../../../state/github.ts';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../Section.tsx';
import sections from '../Sections.module.css';

/** That the pull request is opened by hand as long as no account of the host is connected, and the way to one. */
export function Unconnected({ host, server, via }: { host: string; server: string; via: Target['via'] }) {
  return (
    <Section
      id="export-pull-request"
      title="Pull request"
      aside={
        <Button variant="quiet" icon={<Link2 size={14} aria-hidden />} onClick={() => openConnect({ server })}>
          Connect…
        </Button>
      }
    >
      <p className={sections.quiet}>
        {via === 'clone'
          ? `Git pushes the branch; you open the pull request on its page. Connect your account at ${host} to open it from here, with reviewers and labels.`
          : `No account at ${host} is connected. Connect one to publish; an export can be kept ready until then.`}
      </p>
    </Section>
  );
}
