package kontor.company;

import java.io.Serializable;

/** The identity of a company (a tenant). Knowing an id gives no right to anything. */
public record CompanyId(long value) implements Serializable {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
