use obieg_kernel::Failure;
use obieg_people::deeds::FoundOffice;
use obieg_people::plan;
use obieg_people::queries::Structure;
use obieg_testkit::on_both;

use crate::faces;

on_both! {
    async fn an_office_is_founded_whole(world: World with faces) {
        let anna = world.actor("alfa", "Anna").await;
        let structure = anna.see(Structure).await.unwrap();
        let codes: Vec<(&str, u32)> = structure.units.iter().map(|unit| (unit.code.as_str(), unit.depth)).collect();
        assert_eq!(codes, [("AL", 0), ("OR", 1), ("AB", 1), ("AB-I", 2), ("OŚ", 1)]);
        assert_eq!(anna.unit_code(), "AB-I");
        world.assert_sound().await;
    }
}

on_both! {
    async fn a_key_is_taken_once(world: World with faces) {
        let text = "[office]\nkey = \"alfa\"\nname = \"X\"\nfrom = \"2026-01-01\"\n[[unit]]\ncode = \"X\"\nname = \"X\"\n";
        let deed = FoundOffice::from_plan(&plan::read(text).unwrap(), |_| unreachable!()).unwrap();
        let again = world.kernel.found(&world.operator, "alfa", "X", deed).await;
        assert!(matches!(again, Err(Failure::Refused(list)) if list[0].code == "kernel.office-exists"));
    }
}

on_both! {
    async fn nobody_but_the_operator_founds(world: World with faces) {
        let text = "[office]\nkey = \"gamma\"\nname = \"X\"\nfrom = \"2026-01-01\"\n[[unit]]\ncode = \"X\"\nname = \"X\"\n";
        let plan = plan::read(text).unwrap();
        for name in ["Anna", "Igor", "Stefan"] {
            let deed = FoundOffice::from_plan(&plan, |_| unreachable!()).unwrap();
            let refused = world.actor("alfa", name).await.act(deed, None).await;
            assert!(matches!(refused, Err(Failure::Forbidden)), "{name}: {refused:?}");
        }
    }
}
