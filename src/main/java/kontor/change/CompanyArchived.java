package kontor.change;

/** Nothing is changed in the accounts of an archived company. Nothing was sent. */
public class CompanyArchived extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CompanyArchived() {
        super("the company is archived");
    }
}
