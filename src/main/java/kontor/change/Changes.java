package kontor.change;

import static jakarta.ejb.TransactionAttributeType.NEVER;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import kontor.audit.AuditLog;
import kontor.audit.Intent;
import kontor.audit.Outcome;
import kontor.audit.RecordedIntent;
import kontor.catalogue.Catalogues;
import kontor.catalogue.Denials;
import kontor.catalogue.Operation;
import kontor.catalogue.ResourceType;
import kontor.catalogue.Secrets;
import kontor.change.resolution.Resolver;
import kontor.company.AccessDenied;
import kontor.company.Companies;
import kontor.company.Company;
import kontor.company.CompanyId;
import kontor.company.Right;
import kontor.company.access.Requires;
import kontor.credential.Credentials;
import kontor.frachtpilot.Account;
import kontor.frachtpilot.FrachtPilot;
import kontor.frachtpilot.Language;
import kontor.frachtpilot.Problem;
import kontor.frachtpilot.WriteAnswer;
import kontor.frachtpilot.gate.Turn;
import kontor.object.RelationNames;
import kontor.web.Messages;

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
    private static final int SERVER_FAILED = 500;

    @Inject
    private Companies companies;

    @Inject
    private Credentials credentials;

    @Inject
    private FrachtPilot frachtPilot;

    @Inject
    private AuditLog log;

    @Inject
    private Catalogues catalogues;

    @Inject
    private Denials denials;

    @Inject
    private RelationNames names;

    @Inject
    private Resolver resolver;

    /**
     * Plans a change of an object that is there: from the object as the person saw it to the object as they want it. Sends
     * nothing.
     *
     * @param iri the object's path on the account's server
     * @param entered the object as the person wants it
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Plan plan(
            CompanyId company, long credential, ResourceType type, String iri, JsonObject before, JsonObject entered) {
        JsonObject wanted = AccountOffset.in(type, before, EqualNumbers.kept(type, before, entered));
        Operation update = type.update().orElseThrow(() -> new AccessDenied("no change of " + type.name()));
        List<String> remade = update == Operation.PATCH ? EmbeddedItems.remade(type, before, wanted) : List.of();
        boolean keeps = catalogues.of(company, credential).putKeeps();
        // Only a PUT tells which items were changed, so that they stay those that they are.
        boolean whole = update == Operation.REPLACE || !remade.isEmpty() && type.can(Operation.REPLACE) && keeps;
        JsonObject settled = WireObject.settled(type, before, wanted);
        return whole
                ? plan(
                        company,
                        credential,
                        type,
                        Operation.REPLACE,
                        iri,
                        before,
                        settled,
                        WireObject.whole(type, before, wanted),
                        List.of(),
                        !keeps)
                : plan(
                        company,
                        credential,
                        type,
                        Operation.PATCH,
                        iri,
                        before,
                        settled,
                        WireObject.patch(type, before, wanted),
                        remade,
                        false);
    }

    /**
     * Plans a new object. Sends nothing.
     *
     * @param collection the path of the collection on the account's server
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Plan planCreation(
            CompanyId company, long credential, ResourceType type, String collection, JsonObject wanted) {
        JsonObject body = WireObject.created(type, wanted);
        return plan(company, credential, type, Operation.CREATE, collection, null, body, body, List.of(), false);
    }

    /**
     * Plans a deletion. Sends nothing.
     *
     * @param iri the object's path on the account's server
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Plan planDeletion(CompanyId company, long credential, ResourceType type, String iri, JsonObject before) {
        return plan(company, credential, type, Operation.DELETE, iri, before, null, null, List.of(), false);
    }

    private Plan plan(
            CompanyId company,
            long credential,
            ResourceType type,
            Operation operation,
            String path,
            JsonObject before,
            JsonObject wanted,
            JsonObject body,
            List<String> remade,
            boolean resets) {
        return new Plan(
                company,
                credential,
                credentials.get(company, credential).getLabel(),
                type.name(),
                operation,
                path,
                type.label(before == null ? wanted : before),
                text(before),
                text(wanted),
                text(body),
                remade,
                resets,
                null);
    }

    private static String text(JsonObject json) {
        return json == null ? null : json.toString();
    }

    /**
     * Makes the change, unless the object is no longer what the person saw.
     *
     * @param reason the person's reason, or blank
     * @throws ReasonMissing when the company asks for a reason and there is none
     * @throws CompanyArchived when the company is archived
     * @throws kontor.frachtpilot.RequestFailed when the object can't be read again; nothing was sent
     */
    @Requires(Right.WORK_ON_OBJECTS)
    public Result confirm(Plan plan, String reason) {
        String given = reason == null ? "" : reason.strip();
        refuseUnlessReady(companies.get(plan.company()), given);
        Account account = credentials.account(plan.company(), plan.credential());
        ResourceType type = catalogues
                .of(plan.company(), plan.credential())
                .type(plan.objectType())
                .orElseThrow(() -> new AccessDenied("no such resource type"));
        // The place among the account's requests comes first: what is recorded must not have to wait, or be turned
        // away.
        try (Turn turn = frachtPilot.turn(account)) {
            JsonObject now =
                    plan.isCreation() ? null : Secrets.without(type, frachtPilot.objectNow(turn, account, plan.path()));
            return now != null && !Settable.isStill(type, plan.before().orElseThrow(), now)
                    ? new Result.Overtaken(now)
                    : make(plan, type, account, turn, intent(plan, type, now, given));
        }
    }

    private Result make(Plan plan, ResourceType type, Account account, Turn turn, Intent wanted) {
        RecordedIntent intent = log.recordIntent(wanted);
        Supplier<WriteAnswer> sending =
                () -> frachtPilot.send(turn, account, intent, (before, now) -> Settable.isStill(type, before, now));
        WriteAnswer answer = withoutSecrets(
                type,
                wanted.sent(),
                Messages.pageLanguage()
                        .map(language -> Language.in(language, sending))
                        .orElseGet(sending));
        turn.close();
        if (!recorded(intent, outcome(answer, wanted.kept()))) {
            return new Result.Unlogged(intent.entry());
        }
        remember(plan, answer);
        Result result = result(intent, type, plan, answer);
        return result instanceof Result.Unknown unknown ? lookedInto(unknown, type, plan) : result;
    }

    /** An account that answered has done what it does, so what it made of the change may be seen at once. */
    private Result lookedInto(Result.Unknown unknown, ResourceType type, Plan plan) {
        Integer status = unknown.problem().status();
        if (status == null || status >= SERVER_FAILED) {
            return unknown;
        }
        try {
            return resolver.resolveNow(unknown.intent())
                    .filter(finding -> finding.result() == Outcome.Result.APPLIED)
                    .<Result>map(finding -> new Result.Applied(
                            unknown.intent(), finding.object(), notTaken(type, plan, finding.object())))
                    .orElse(unknown);
        } catch (EJBException | AccessDenied e) {
            LOG.log(Level.WARNING, "Entry " + unknown.intent() + " could not be looked into; it will be again", e);
            return unknown;
        }
    }

    /** What an account says is shown and recorded: its document promises that secrets aren't in it, and nobody else does. */
    private static WriteAnswer withoutSecrets(ResourceType type, JsonObject sent, WriteAnswer answer) {
        List<String> secrets = Secrets.texts(type, sent);
        return switch (answer) {
            case WriteAnswer.Applied(int status, JsonObject object, Duration duration) ->
                new WriteAnswer.Applied(status, Secrets.without(type, object), duration);
            case WriteAnswer.Rejected(Problem problem, Duration duration) ->
                new WriteAnswer.Rejected(problem.without(secrets), duration);
            case WriteAnswer.Unknown(Problem problem, Duration duration) ->
                new WriteAnswer.Unknown(problem.without(secrets), duration);
        };
    }

    /** What a key may do is learned from what accounts answer; names that may have changed are read again. */
    private void remember(Plan plan, WriteAnswer answer) {
        names.forget(plan.credential(), plan.path());
        switch (answer) {
            case WriteAnswer.Applied applied ->
                denials.forget(plan.company(), plan.credential(), plan.objectType(), plan.operation());
            case WriteAnswer.Rejected rejected
            when rejected.problem().kind() == Problem.Kind.FORBIDDEN ->
                denials.remember(plan.company(), plan.credential(), plan.objectType(), plan.operation());
            case WriteAnswer.Rejected rejected -> {} // Which tells nothing of the key.
            case WriteAnswer.Unknown unknown -> {}
        }
    }

    private static void refuseUnlessReady(Company company, String reason) {
        if (company.isArchived()) {
            throw new CompanyArchived();
        }
        if (company.isReasonRequired() && reason.isEmpty()) {
            throw new ReasonMissing();
        }
    }

    private static Intent intent(Plan plan, ResourceType type, JsonObject now, String reason) {
        JsonObject body = plan.body().orElse(null);
        return new Intent(
                plan.company(),
                plan.credential(),
                plan.credentialLabel(),
                action(plan.operation()),
                plan.objectType(),
                plan.path(),
                plan.label(),
                method(plan.operation()),
                plan.path(),
                reason.isEmpty() ? null : reason,
                now,
                body,
                Secrets.marked(type, body),
                plan.reverts());
    }

    private static String action(Operation operation) {
        return "object." + operation.name().toLowerCase(Locale.ROOT);
    }

    private static String method(Operation operation) {
        return switch (operation) {
            case CREATE -> HttpMethod.POST;
            case REPLACE -> HttpMethod.PUT;
            case PATCH -> HttpMethod.PATCH;
            case DELETE -> HttpMethod.DELETE;
            default -> throw new IllegalArgumentException(operation + " changes nothing");
        };
    }

    private static Outcome outcome(WriteAnswer answer, JsonObject kept) {
        return switch (answer) {
            case WriteAnswer.Applied(int status, JsonObject object, Duration duration) ->
                new Outcome(
                        Outcome.Result.APPLIED,
                        status,
                        duration,
                        object == null || kept == null ? object : Secrets.withMarksOf(kept, object),
                        null);
            case WriteAnswer.Rejected(Problem problem, Duration duration) ->
                new Outcome(Outcome.Result.REJECTED, problem.status(), duration, null, problem.toJson());
            case WriteAnswer.Unknown(Problem problem, Duration duration) ->
                new Outcome(Outcome.Result.UNKNOWN, problem.status(), duration, null, problem.toJson());
        };
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

    private static Result result(RecordedIntent intent, ResourceType type, Plan plan, WriteAnswer answer) {
        return switch (answer) {
            case WriteAnswer.Applied applied ->
                new Result.Applied(intent.entry(), applied.object(), notTaken(type, plan, applied.object()));
            case WriteAnswer.Rejected rejected -> new Result.Rejected(intent.entry(), rejected.problem());
            case WriteAnswer.Unknown unknown -> new Result.Unknown(intent.entry(), unknown.problem());
        };
    }

    /** Servers ignore input they don't know without a word, so what came back is compared with what was wanted. */
    private static List<String> notTaken(ResourceType type, Plan plan, JsonObject after) {
        return after == null || plan.wanted().isEmpty() ? List.of() : new Meant(type, plan).notTaken(after);
    }
}
