package kontor.identity;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kontor.company.CompanyId;
import kontor.company.Frame;
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

    @Inject
    private Invitations invitations;

    @Inject
    private Handover handover;

    private CompanyId company;
    private String signInName;
    private String name;
    private Role role = Role.CLERK;
    private transient List<Membership> members;
    private transient List<Invitation> invited;

    @PostConstruct
    void open() {
        company = frame.companyId();
    }

    public List<Membership> getMembers() {
        if (members == null) {
            members = people.of(company);
        }
        return members;
    }

    /** Whom the company has invited, and who has not accepted. */
    public List<Invitation> getInvited() {
        if (invited == null) {
            invited = invitations.of(company);
        }
        return invited;
    }

    public Role[] getRoles() {
        return Role.values();
    }

    public void invite() {
        readAnew();
        try {
            show(invitations.invite(company, signInName, name, role));
            signInName = null;
            name = null;
        } catch (AlreadyMember e) {
            Notice.errorAt("invite:signInName", "person.alreadyMember");
        } catch (TooManyInvitations e) {
            Notice.errorAt("invite:signInName", "person.invitation.tooMany", Invitations.MOST);
        }
    }

    public void inviteAgain(Invitation invitation) {
        readAnew();
        show(invitations.renew(company, invitation.getId()));
    }

    private void show(Invitations.Made made) {
        Invitation invitation = made.invitation();
        handover.invitation(new OneTimePassword(invitation.getName(), made.code(), invitation.getExpiresAt()));
    }

    public void withdraw(Invitation invitation) {
        readAnew();
        Notice.success(
                "person.invitation.withdrawn",
                invitations.withdraw(company, invitation.getId()).getName());
    }

    public void changeRole(Membership member, Role newRole) {
        readAnew();
        if (member.getRole() == newRole) {
            return;
        }
        try {
            people.changeRole(company, member.getId(), newRole);
            Notice.success("person.roleChanged", member.getUser().getName());
        } catch (LastAdministrator e) {
            Notice.error("person.lastAdministrator");
        }
    }

    public void remove(Membership member) {
        readAnew();
        try {
            people.remove(company, member.getId());
            Notice.success("person.removed", member.getUser().getName());
        } catch (LastAdministrator e) {
            Notice.error("person.lastAdministrator");
        }
    }

    /** The member has lost their password, or the one-time password they were given. */
    public void replacePassword(Membership member) {
        readAnew();
        try {
            handover.replacement(
                    people.giveOneTimePassword(company, member.getUser().getId()));
        } catch (NotTheirAdministrator e) {
            Notice.error("person.password.notYours", member.getUser().getName());
        }
    }

    private void readAnew() {
        members = null;
        invited = null;
    }

    public boolean isSelf(Membership member) {
        return member.getUser().getId().equals(Scope.current().actor().userId());
    }

    /** Whether the person has a one-time password that holds no longer. */
    public boolean isExpired(Membership member) {
        return member.getUser().isPasswordExpired(now());
    }

    /** Whether the invitation can't be accepted any more, for its time. */
    public boolean isOver(Invitation invitation) {
        return !now().isBefore(invitation.getExpiresAt());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
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
