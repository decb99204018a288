import { Icon } from '@/components/ui/icon';
import { may, PERMISSIONS, ROLES, type Permission } from '@/lib/editors/rules';
import { capitalised } from '@/lib/words';

/** The permission table, as it is asked in every page, action and verb. */
export function PermissionTable() {
  return (
    <div className="scroll-x" role="region" aria-label="Roles and permissions" tabIndex={0}>
      <table className="tbl ptbl">
        <thead>
          <tr>
            <th scope="col">May</th>
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {capitalised(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(Object.keys(PERMISSIONS) as Permission[]).map((permission) => (
            <tr key={permission}>
              <th scope="row">{PERMISSIONS[permission].words}</th>
              {ROLES.map((role) => (
                <td key={role}>{may({ role }, permission) ? <Yes /> : <span className="meta">No</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Yes = () => (
  <>
    <Icon name="tick" />
    <span className="vh">Yes</span>
  </>
);
