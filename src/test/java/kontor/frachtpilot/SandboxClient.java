package kontor.frachtpilot;

import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import kontor.frachtpilot.gate.Gates;
import kontor.network.AddressPolicy;
import kontor.sandbox.DemoKeys;

/** The portal's own client without a container, for what an account of the sandbox answers. */
public final class SandboxClient implements AutoCloseable {
    private final Connector connector = new Connector(new AddressPolicy(true), 20);
    private final FrachtPilot client;
    private final Account account;

    /** @param root of the sandbox; the account is Biohof Lindenau */
    public SandboxClient(URI root) {
        AccountMetrics metrics = new AccountMetrics();
        Gates gates = new Gates(1_000);
        Exchange exchange = new Exchange(connector, metrics);
        client = new FrachtPilot(exchange, new Reads(exchange, new KeptAnswers(), gates, metrics), gates);
        account = new Account(
                7,
                root,
                DemoKeys.LINDENAU.mail(),
                ZoneId.of(DemoKeys.LINDENAU.zone()),
                () -> new ApiKey(DemoKeys.LINDENAU.key()));
    }

    /** One page of a collection. */
    public Page page(String collection, int number) {
        return client.page(account, collection, new PageQuery(number, Map.of()));
    }

    @Override
    public void close() {
        connector.close();
    }
}
