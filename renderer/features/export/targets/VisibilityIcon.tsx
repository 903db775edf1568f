import { Building2, CircleQuestionMark, Globe, Lock, type LucideIcon } from 'lucide-react';
import type { Visibility } from '../../../../shared/ipc/export.ts';

const icons: Record<Visibility, LucideIcon> = {
  private: Lock,
  internal: Building2,
  public: Globe,
  unknown: CircleQuestionMark,
};

/** Who can read a repository, as a picture. The words stand beside it, or in `label`. */
export function VisibilityIcon({ of, size = 14, label }: { of: Visibility; size?: number; label?: string }) {
  const Icon = icons[of];
  return label === undefined ? <Icon size={size} aria-hidden /> : <Icon size={size} aria-label={label} />;
}
