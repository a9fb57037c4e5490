package kontor.identity;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import kontor.company.CompanyId;
import kontor.company.Frame;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.web.Notice;

/** The people of one company: invite, change roles, remove. A one-time password is in one answer only. */
@Named
@ViewScoped
public class PeoplePage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Frame frame;

    @Inject
    private People people;

    private CompanyId company;
    private String signInName;
    private String name;
    private Role role = Role.CLERK;
    private transient List<Membership> members;
    private transient String invited;
    private transient String oneTimePassword;

    @PostConstruct
    void open() {
        company = frame.companyId();
        Scope.current().require(company, Right.ADMINISTER);
    }

    public List<Membership> getMembers() {
        if (members == null) {
            members = people.of(company);
        }
        return members;
    }

    public Role[] getRoles() {
        return Role.values();
    }

    public void invite() {
        forgetOneTimePassword();
        try {
            People.Invitation invitation = people.invite(company, signInName, name, role);
            invited = invitation.membership().getUser().getName();
            oneTimePassword = invitation.temporaryPassword().orElse(null);
            if (oneTimePassword == null) {
                Notice.success("person.invited", invited);
            }
            signInName = null;
            name = null;
            members = null;
        } catch (AlreadyMember e) {
            Notice.errorAt("invite:signInName", "person.alreadyMember");
        }
    }

    private void forgetOneTimePassword() {
        invited = null;
        oneTimePassword = null;
    }

    public void changeRole(Membership member, Role newRole) {
        forgetOneTimePassword();
        if (member.getRole() == newRole) {
            return;
        }
        try {
            people.changeRole(company, member.getId(), newRole);
            Notice.success("person.roleChanged", member.getUser().getName());
        } catch (LastAdministrator e) {
            Notice.error("person.lastAdministrator");
        }
        members = null;
    }

    public void remove(Membership member) {
        forgetOneTimePassword();
        try {
            people.remove(company, member.getId());
            Notice.success("person.removed", member.getUser().getName());
        } catch (LastAdministrator e) {
            Notice.error("person.lastAdministrator");
        }
        members = null;
    }

    public boolean isSelf(Membership member) {
        return member.getUser().getId().equals(Scope.current().actor().userId());
    }

    /** Who was just invited. */
    public String getInvited() {
        return invited;
    }

    /** What they sign in with for the first time, or {@code null} where they have a password. */
    public String getOneTimePassword() {
        return oneTimePassword;
    }

    public String getSignInName() {
        return signInName;
    }

    public void setSignInName(String signInName) {
        this.signInName = signInName;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }
}
