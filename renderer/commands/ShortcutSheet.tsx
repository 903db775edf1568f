import { commandGroups } from '../../shared/command-definition.ts';
import { commandIds, definitionOf, keysOf } from '../../shared/commands.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { isMac } from '../ui/keys.ts';
import { showLayer, useLayer } from './open-layer.ts';
import styles from './ShortcutSheet.module.css';

/** Every command that has keys, by group. The rest is in the palette. */
export function ShortcutSheet() {
  const open = useLayer((s) => s.open === 'shortcuts');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => showLayer(next ? 'shortcuts' : null)}
      title="Keyboard shortcuts"
      reading
      width={760}
    >
      <div className={styles.sheet}>
        {commandGroups.map((group) => {
          const ids = commandIds.filter((id) => definitionOf(id).group === group && keysOf(id, isMac).length > 0);
          if (ids.length === 0) return null;
          return (
            <section key={group} aria-label={group} className={styles.group}>
              <h3>{group}</h3>
              <dl>
                {ids.map((id) => (
                  <div key={id} className={styles.row}>
                    <dt>{definitionOf(id).title}</dt>
                    <dd>
                      {keysOf(id, isMac).map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
