package kontor.change;

import static jakarta.ejb.TransactionAttributeType.NEVER;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.AuditLog;
import kontor.audit.Difference;
import kontor.audit.Intent;
import kontor.audit.Outcome;
import kontor.audit.RecordedIntent;
import kontor.catalogue.ResourceType;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.Scope;
import kontor.credential.Credentials;
import kontor.frachtpilot.Account;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.WriteAnswer;

/**
 * Makes changes in companies' accounts: planned, confirmed, read again, recorded, sent, recorded. Never within a
 * transaction (law 5): intent and outcome are committed each on their own.
 */
@Stateless
@TransactionAttribute(NEVER)
public class Changes {
    private static final Logger LOG = Logger.getLogger(Changes.class.getName());
    private static final int TRIES = 3;
    private static final long PAUSE_MILLIS = 300;

    @Inject
    private Companies companies;

    @Inject
    private Credentials credentials;

    @Inject
    private FrachtPilot frachtPilot;

    @Inject
    private AuditLog log;

    /**
     * Plans a change: from the object as the person saw it to the object as they want it. Sends nothing.
     *
     * @param iri the object's path on the account's server
     */
    public Plan plan(
            CompanyId company, long credential, ResourceType type, String iri, JsonObject before, JsonObject wanted) {
        Scope.current().require(company, Right.WORK_ON_OBJECTS);
        return new Plan(
                company,
                credential,
                credentials.get(company, credential).getLabel(),
                type.name(),
                iri,
                type.label(before),
                before.toString(),
                patch(before, wanted).toString());
    }

    /**
     * Makes the change, unless the object is no longer what the person saw.
     *
     * @param reason the person's reason, or blank
     * @throws ReasonMissing when the company asks for a reason and there is none
     * @throws CompanyArchived when the company is archived
     * @throws kontor.frachtpilot.RequestFailed when the object can't be read again; nothing was sent
     */
    public Result confirm(Plan plan, String reason) {
        Scope.current().require(plan.company(), Right.WORK_ON_OBJECTS);
        String given = reason == null ? "" : reason.strip();
        refuseUnlessReady(companies.get(plan.company()), given);
        Account account = credentials.account(plan.company(), plan.credential());
        JsonObject now = frachtPilot.object(account, plan.iri());
        if (!Difference.between(plan.before(), now).isEmpty()) {
            return new Result.Overtaken(now);
        }
        RecordedIntent intent = log.recordIntent(intent(plan, now, given));
        WriteAnswer answer = frachtPilot.send(account, intent);
        if (!recorded(intent, outcome(answer))) {
            return new Result.Unlogged(intent.entry());
        }
        return result(intent, plan, answer);
    }

    /** The merge patch between two states; what is null in one and missing in the other is no difference. */
    private static JsonObject patch(JsonObject before, JsonObject wanted) {
        JsonObject whole = Json.createMergeDiff(before, wanted).toJsonValue().asJsonObject();
        JsonObjectBuilder patch = Json.createObjectBuilder();
        for (Difference.FieldChange change : Difference.between(before, wanted).changes()) {
            patch.add(change.name(), whole.get(change.name()));
        }
        return patch.build();
    }

    private static void refuseUnlessReady(Company company, String reason) {
        if (company.isArchived()) {
            throw new CompanyArchived();
        }
        if (company.isReasonRequired() && reason.isEmpty()) {
            throw new ReasonMissing();
        }
    }

    private static Intent intent(Plan plan, JsonObject now, String reason) {
        return new Intent(
                plan.company(),
                plan.credential(),
                plan.credentialLabel(),
                "object.patch",
                plan.objectType(),
                plan.iri(),
                plan.label(),
                HttpMethod.PATCH,
                plan.iri(),
                reason.isEmpty() ? null : reason,
                now,
                plan.patch());
    }

    private static Outcome outcome(WriteAnswer answer) {
        if (answer instanceof WriteAnswer.Applied applied) {
            return new Outcome(Outcome.Result.APPLIED, applied.status(), applied.duration(), applied.object(), null);
        }
        if (answer instanceof WriteAnswer.Rejected rejected) {
            return new Outcome(
                    Outcome.Result.REJECTED,
                    rejected.problem().status(),
                    rejected.duration(),
                    null,
                    rejected.problem().toJson());
        }
        WriteAnswer.Unknown unknown = (WriteAnswer.Unknown) answer;
        return new Outcome(
                Outcome.Result.UNKNOWN,
                unknown.problem().status(),
                unknown.duration(),
                null,
                unknown.problem().toJson());
    }

    /** Tries more than once: the change is made, and a database that is away for a moment must not hide that. */
    private boolean recorded(RecordedIntent intent, Outcome outcome) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                log.recordOutcome(intent, outcome);
                return true;
            } catch (EJBException e) {
                LOG.log(Level.SEVERE, "The outcome of entry " + intent.entry() + " could not be recorded", e);
                pause(attempt);
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE_MILLIS * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Result result(RecordedIntent intent, Plan plan, WriteAnswer answer) {
        if (answer instanceof WriteAnswer.Applied applied) {
            return new Result.Applied(intent.entry(), applied.object(), notTaken(plan, applied.object()));
        }
        if (answer instanceof WriteAnswer.Rejected rejected) {
            return new Result.Rejected(intent.entry(), rejected.problem());
        }
        return new Result.Unknown(intent.entry(), ((WriteAnswer.Unknown) answer).problem());
    }

    /** Servers ignore input they don't know without a word, so what came back is compared with what was sent. */
    private static List<String> notTaken(Plan plan, JsonObject after) {
        if (after == null) {
            return List.of();
        }
        JsonObject wanted =
                Json.createMergePatch(plan.patch()).apply(plan.before()).asJsonObject();
        return Difference.between(wanted, after).changes().stream()
                .map(Difference.FieldChange::name)
                .filter(plan.patch()::containsKey)
                .toList();
    }
}
