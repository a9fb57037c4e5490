package kontor.identity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import kontor.company.CompanyId;
import kontor.company.ScopedCompanies;
import org.hibernate.annotations.Filter;

/** A user's place in a company, with a role. */
@Entity
@Filter(name = ScopedCompanies.FILTER, condition = "company_id in (:companies)")
public class Membership {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "membership_seq")
    @SequenceGenerator(name = "membership_seq", sequenceName = "membership_seq", allocationSize = 1)
    private Long id;

    @Column(name = "company_id", updatable = false)
    private Long companyId;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "user_id", updatable = false)
    private User user;

    @Enumerated(EnumType.STRING)
    private Role role;

    protected Membership() {}

    Membership(CompanyId company, User user, Role role) {
        this.companyId = company.value();
        this.user = user;
        this.role = role;
    }

    public Long getId() {
        return id;
    }

    public CompanyId company() {
        return new CompanyId(companyId);
    }

    public User getUser() {
        return user;
    }

    public Role getRole() {
        return role;
    }

    void changeRole(Role newRole) {
        role = newRole;
    }

    JsonObject image() {
        return Json.createObjectBuilder()
                .add("signInName", user.getSignInName())
                .add("role", role.name())
                .build();
    }
}
