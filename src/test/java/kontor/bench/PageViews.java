package kontor.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kontor.demo.DemoPeople;
import kontor.launch.Installation;
import kontor.launch.Visitor;
import kontor.sandbox.Fault;
import kontor.sandbox.Sandbox;
import kontor.sandbox.SeenRequest;

/**
 * What opening a list or an object costs the portal itself, over what the account takes to answer, and how many requests
 * it makes of it. Views go past the cache and keep to the account's ceiling. Prints a table; times are of this machine,
 * ratios are of the same run.
 */
public final class PageViews {
    private static final int WARM_UP = 60;
    private static final int VIEWS = 60;

    /** As long as the account's ceiling on the rate takes for one request, so that no view waits for its turn. */
    private static final Duration PACE = Duration.ofMillis(220);

    private static final String[] PAST_THE_CACHE = {"Cache-Control", "no-cache"};
    private static final Duration SLOW = Duration.ofMillis(100);

    private final Sandbox sandbox;
    private final Visitor visitor;

    /** One page view: all of it, and the account's part in it, in milliseconds. */
    private record View(double whole, double account, int requests) {
        double own() {
            return whole - account;
        }
    }

    private PageViews(Sandbox sandbox, Visitor visitor) {
        this.sandbox = sandbox;
        this.visitor = visitor;
    }

    /** Starts the real parts, measures, prints, and ends them. */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(System.getProperty("kontor.work"));
        try (Installation installation =
                Installation.start(work, work.resolve("programs"), List.of("kontor/demo"), Map.of())) {
            Visitor visitor = Visitor.signsIn(installation.portal().address(), DemoPeople.CLERK, DemoPeople.PASSWORD);
            new PageViews(installation.sandbox(), visitor).measure();
        }
    }

    private void measure() throws Exception {
        String place = place();
        System.out.printf(
                Locale.ROOT,
                "%n%-48s %8s %8s %8s %8s %10s %9s%n",
                "page view (ms, " + VIEWS + " each)",
                "account",
                "page",
                "own",
                "own p99",
                "page/acct",
                "requests");
        for (boolean slow : new boolean[] {false, true}) {
            sandbox.clearFaults();
            if (slow) {
                sandbox.fault(Fault.delay(SLOW));
            }
            String account = slow ? ", account takes " + SLOW.toMillis() + " ms" : "";
            row(
                    "list of customers" + account,
                    each -> "objects/list?" + place + "&type=customers&page=" + (each % 14 + 1));
            row(
                    "list of orders, names cached" + account,
                    each -> "objects/list?" + place + "&type=orders&page=" + (each % 10 + 1));
            row(
                    "a customer" + account,
                    each -> "objects/object?" + place + "&type=customers&id=/api_v2/customers/" + (each % 300 + 1));
        }
    }

    private String place() throws Exception {
        Matcher company = Pattern.compile("company=([0-9]+)").matcher(visitor.get(""));
        if (!company.find()) {
            throw new IllegalStateException("no company to look into");
        }
        Matcher credential =
                Pattern.compile("credential=([0-9]+)").matcher(visitor.get("objects/list?company=" + company.group(1)));
        if (!credential.find()) {
            throw new IllegalStateException("no account to look into");
        }
        return "company=" + company.group(1) + "&credential=" + credential.group(1);
    }

    private void row(String name, IntFunction<String> address) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            view(address.apply(i));
        }
        List<View> views = new ArrayList<>();
        for (int i = 0; i < VIEWS; i++) {
            views.add(view(address.apply(i)));
        }
        double[] own = sorted(views.stream().mapToDouble(View::own).toArray());
        double account = median(views.stream().mapToDouble(View::account).toArray());
        double whole = median(views.stream().mapToDouble(View::whole).toArray());
        System.out.printf(
                Locale.ROOT,
                "%-48s %8.1f %8.1f %8.1f %8.1f %10.2f %9.2f%n",
                name,
                account,
                whole,
                own[own.length / 2],
                own[(int) (own.length * 0.99)],
                whole / account,
                views.stream().mapToInt(View::requests).average().orElse(0));
    }

    private View view(String address) throws Exception {
        sandbox.forgetRequests();
        long started = System.nanoTime();
        visitor.get(address, PAST_THE_CACHE);
        double whole = (System.nanoTime() - started) / 1e6;
        List<SeenRequest> requests = sandbox.requests();
        double account = requests.stream()
                .mapToDouble(request -> request.answeredIn().toNanos() / 1e6)
                .sum();
        TimeUnit.MILLISECONDS.sleep(PACE.toMillis() * requests.size());
        return new View(whole, account, requests.size());
    }

    private static double median(double[] values) {
        return sorted(values)[values.length / 2];
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }
}
